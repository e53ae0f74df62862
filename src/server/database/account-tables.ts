import type { Generated } from 'kysely';
import type { MaybeTime, Time } from './columns.ts';

/** Accounts, their sessions, what the installation remembers, and files. */
export type AccountTables = {
  account: {
    id: string;
    name: string;
    email: string;
    email_verified: Generated<boolean>;
    image: string | null;
    is_owner: Generated<boolean>;
    created_at: Time;
    updated_at: Time;
  };
  session: {
    id: string;
    expires_at: Time;
    token: string;
    ip_address: string | null;
    user_agent: string | null;
    account_id: string;
    created_at: Time;
    updated_at: Time;
  };
  credential: {
    id: string;
    provider_account_id: string;
    provider_id: string;
    account_id: string;
    password: string | null;
    created_at: Time;
    updated_at: Time;
  };
  sign_in_attempt: { id: Generated<number>; subject: string; at: Time };
  installation: { name: string; value: string; expires_at: MaybeTime };
  file: { id: string; size: number | null; created_at: Time };
  file_chunk: { file_id: string; n: number; bytes: Uint8Array };
};
