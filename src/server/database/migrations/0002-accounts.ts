/**
 * People, their sessions and what the installation must remember about itself. The first five
 * tables have the columns that better-auth asks for, under our names (accounts/auth-options.ts
 * maps them; a test compares).
 */
export const accounts: readonly string[] = [
  `create table account (
     id text primary key,
     name text not null,
     email text not null unique,
     email_verified boolean not null default false,
     image text,
     is_owner boolean not null default false,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now()
   )`,
  `create table session (
     id text primary key,
     expires_at timestamptz not null,
     token text not null unique,
     ip_address text,
     user_agent text,
     account_id text not null references account(id) on delete cascade,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now()
   )`,
  `create index session_account on session (account_id)`,
  `create table credential (
     id text primary key,
     provider_account_id text not null,
     provider_id text not null,
     account_id text not null references account(id) on delete cascade,
     access_token text,
     refresh_token text,
     id_token text,
     access_token_expires_at timestamptz,
     refresh_token_expires_at timestamptz,
     scope text,
     password text,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now()
   )`,
  `create index credential_account on credential (account_id)`,
  `create table verification (
     id text primary key,
     identifier text not null,
     value text not null,
     expires_at timestamptz not null,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now()
   )`,
  `create index verification_identifier on verification (identifier)`,
  `create table sign_in_attempt (
     id bigint generated always as identity primary key,
     subject text not null,
     at timestamptz not null
   )`,
  `create index sign_in_attempt_subject on sign_in_attempt (subject, at)`,
  // Small facts about the installation, by name: the key that signs cookies, the owner link.
  `create table installation (
     name text primary key,
     value text not null,
     expires_at timestamptz
   )`,
];
