/** Skills as they are typed: apart with commas, each once. */
export function skillsOf(text: string): string[] {
  return [...new Set(text.split(',').map((each) => each.trim()))].filter((each) => each !== '');
}
