/**
 * The audit log: one hash chain for the installation and one for each project. Rows are only
 * ever added; the program itself cannot change or remove one.
 */
export const audit: readonly string[] = [
  `create table audit_head (
     chain text primary key,
     count bigint not null,
     hash bytea not null
   )`,
  // Milliseconds, because the hash covers the time as JavaScript writes it.
  `create table audit_entry (
     chain text not null,
     n bigint not null,
     at timestamptz(3) not null,
     kind text not null,
     actor text,
     subject text,
     detail jsonb not null,
     hash bytea not null,
     primary key (chain, n)
   )`,
  `create index audit_entry_kind on audit_entry (chain, kind, n)`,
  `create index audit_entry_actor on audit_entry (chain, actor, n)`,
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     raise exception 'Rows of % are only ever added', tg_table_name
       using errcode = 'integrity_constraint_violation';
   end $$`,
  `create trigger audit_entry_stays before update or delete on audit_entry
     for each row execute function refuse_change()`,
  `create trigger audit_entry_is_kept before truncate on audit_entry
     for each statement execute function refuse_change()`,
];
