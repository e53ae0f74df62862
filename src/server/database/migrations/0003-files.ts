/**
 * Bytes of uploads and documents, in the database: one home to back up, and the same one under
 * a folder, a PostgreSQL that several processes share, and a browser.
 */
export const files: readonly string[] = [
  // The size is known, and the file exists for readers, once its last chunk is stored.
  `create table file (
     id text primary key,
     size bigint,
     created_at timestamptz not null default now()
   )`,
  `create table file_chunk (
     file_id text not null references file(id) on delete cascade,
     n int not null,
     bytes bytea not null,
     primary key (file_id, n)
   )`,
];
