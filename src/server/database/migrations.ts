import { core } from './migrations/0001-core.ts';
import { accounts } from './migrations/0002-accounts.ts';
import { files } from './migrations/0003-files.ts';
import { imports } from './migrations/0004-imports.ts';
import { audit } from './migrations/0005-audit.ts';
import { people } from './migrations/0006-people.ts';
import { reviews } from './migrations/0007-reviews.ts';
import { rubrics } from './migrations/0008-rubrics.ts';
import { spotChecks } from './migrations/0009-spot-checks.ts';
import { gold } from './migrations/0010-gold.ts';
import { pay } from './migrations/0011-pay.ts';
import { signInProviders } from './migrations/0012-sign-in-providers.ts';
import { opinions } from './migrations/0014-opinions.ts';
import { payClosings } from './migrations/0015-pay-closings.ts';
import { reviewTime } from './migrations/0016-review-time.ts';

/** Every migration as SQL statements, in order. One that was released is never changed. */
export const migrations: Readonly<Record<string, readonly string[]>> = {
  '0001-core': core,
  '0002-accounts': accounts,
  '0003-files': files,
  '0004-imports': imports,
  '0005-audit': audit,
  '0006-people': people,
  '0007-reviews': reviews,
  '0008-rubrics': rubrics,
  '0009-spot-checks': spotChecks,
  '0010-gold': gold,
  '0011-pay': pay,
  '0012-sign-in-providers': signInProviders,
  '0014-opinions': opinions,
  '0015-pay-closings': payClosings,
  '0016-review-time': reviewTime,
};
