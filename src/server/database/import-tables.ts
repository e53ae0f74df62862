import type {
  ImportFile,
  ImportOptions,
  ImportProgress,
  ImportState,
} from '#contract/data/import-job.ts';
import type { Json, MaybeTime, Time } from './columns.ts';

/** Import jobs with their staged rows and refusals. */
export type ImportTables = {
  import_job: {
    id: string;
    project_id: string;
    state: ImportState;
    dry_run: boolean;
    options: Json<ImportOptions>;
    files: Json<StoredImportFile[]>;
    progress: Json<ImportProgress>;
    checkpoint: Json<{
      file: number;
      row: number;
      staged: number;
      group: number;
      attempts?: number;
    }>;
    runner: string | null;
    heartbeat_at: MaybeTime;
    error: string | null;
    started_by: string | null;
    created_at: Time;
    finished_at: MaybeTime;
  };
  import_refusal: {
    job_id: string;
    n: number;
    file: string;
    line: number;
    field: string;
    reason: string;
  };
  import_row: {
    job_id: string;
    n: number;
    group_hash: Uint8Array;
    row_hash: Uint8Array;
    file: string;
    line: number;
    fragment: string | null;
  };
  import_group: {
    job_id: string;
    group_hash: Uint8Array;
    first_n: number;
    rows: number;
    refused: boolean;
  };
};

/** An announced file of an import; `fileId` names its bytes once they are here. */
export type StoredImportFile = ImportFile & { fileId: string | null };
