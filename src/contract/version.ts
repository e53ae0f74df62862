/**
 * The wire's version. A test keeps a hash of every endpoint's schemas beside it: when the hash
 * moves and an older client could not understand the new shape, this number goes up.
 */
export const CONTRACT_VERSION = 1;
/** The oldest client that this server still serves; sent with every answer. */
export const MINIMUM_CLIENT = 1;
