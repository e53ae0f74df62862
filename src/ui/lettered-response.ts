/** A response as the screen calls it: by the letter of its place, never by its model. */
export type LetteredResponse = { readonly id: string; readonly letter: string };
