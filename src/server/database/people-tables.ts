import type { Wall } from '#domain/people/wall.ts';
import type { BigInteger, MaybeTime, Time } from './columns.ts';

/** Members of projects and the secrets by which people and programs come in. */
export type PeopleTables = {
  invitation: {
    id: string;
    project_id: string;
    email: string;
    roles: string[];
    skills: string[];
    token_hash: Uint8Array;
    made_by: string;
    made_at: Time;
    expires_at: Time;
  };
  reset_link: { token_hash: Uint8Array; account_id: string; expires_at: Time };
  api_key: {
    id: string;
    project_id: string;
    account_id: string;
    name: string;
    begins: string;
    secret_hash: Uint8Array;
    scopes: string[];
    made_at: Time;
    expires_at: Time;
    last_used_at: MaybeTime;
  };
  second_factor: {
    account_id: string;
    secret: Uint8Array;
    confirmed_at: MaybeTime;
    last_step: BigInteger;
    recovery: string[];
  };
  member_profile: { project_id: string; account_id: string; skills: string[]; since: Time };
  wall: {
    project_id: string;
    account_id: string;
    n: number;
    company: string;
    tie: Wall['tie'];
    note: string;
    ends_on: string | null;
  };
  wall_task: { project_id: string; account_id: string; n: number; task_id: string };
  attestation_text: {
    project_id: string;
    version: number;
    text: string;
    published_by: string | null;
    published_at: Time;
  };
  attestation: { project_id: string; account_id: string; version: number; signed_at: Time };
};
