import { cancelImport } from '#contract/data/cancel-import.ts';
import { createImport } from '#contract/data/create-import.ts';
import { getImport } from '#contract/data/get-import.ts';
import { listImports } from '#contract/data/list-imports.ts';
import { listRefusedRows } from '#contract/data/list-refused-rows.ts';
import { resumeImport } from '#contract/data/resume-import.ts';
import { startImport } from '#contract/data/start-import.ts';
import { uploadImportFile } from '#contract/data/upload-import-file.ts';
import { route, type Route } from '#server/route.ts';
import { createImportJob, importJobOf, listImportJobs, loadImportJob } from './import-jobs.ts';
import { launchImport, stopImport } from './launch-import.ts';
import { refusedRows } from './refused-rows.ts';
import { storeImportFile } from './store-import-file.ts';

export const importRoutes: readonly Route[] = [
  route(createImport, async ({ params, body, account, limbs }) =>
    importJobOf(
      await createImportJob(limbs, {
        projectId: params.projectId,
        files: body.files,
        options: body.options,
        startedBy: account.id,
      }),
    ),
  ),
  route(uploadImportFile, async ({ params, body, limbs }) =>
    importJobOf(await storeImportFile(limbs, params, body as ReadableStream<Uint8Array>)),
  ),
  route(startImport, async ({ params, body, limbs, unheld }) =>
    importJobOf(await launchImport(limbs, params, { from: 'start', ...body, goingOn: unheld })),
  ),
  route(resumeImport, async ({ params, limbs, unheld }) =>
    importJobOf(await launchImport(limbs, params, { from: 'checkpoint', goingOn: unheld })),
  ),
  route(cancelImport, async ({ params, limbs }) => importJobOf(await stopImport(limbs, params))),
  route(getImport, async ({ params, limbs }) =>
    importJobOf(await loadImportJob(limbs.database, params)),
  ),
  route(listImports, async ({ params, limbs }) => ({
    imports: (await listImportJobs(limbs.database, params.projectId)).map(importJobOf),
  })),
  route(listRefusedRows, ({ params, query, limbs }) => refusedRows(limbs.database, params, query)),
];
