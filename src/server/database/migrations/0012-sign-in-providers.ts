/**
 * A person at a provider has one account here, and an account one person at a provider. Session
 * tokens are kept as hashes from here on; who is signed in stays so.
 */
export const signInProviders: readonly string[] = [
  `create unique index credential_subject on credential (provider_id, provider_account_id)`,
  `create unique index credential_provider on credential (account_id, provider_id)`,
  `update session set token = encode(sha256(convert_to(token, 'UTF8')), 'hex')`,
];
