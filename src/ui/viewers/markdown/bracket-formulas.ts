/**
 * Writes display formulas in LaTeX brackets as dollar fences, which the parser takes as a
 * block: without it a line such as `= 81.5` or `- 148` inside the brackets becomes a heading
 * or a list. Fenced code is left alone. Lengths may change; nothing counts in source offsets.
 *
 *   \[                 $$
 *   EV = 81.5     →    EV = 81.5
 *   \]                 $$
 */
export function bracketFormulas(source: string): string {
  if (!source.includes('\\[') && !source.includes('$$')) return source;
  let fence: string | null = null;
  let open = false;
  const lines: string[] = [];
  for (const line of source.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== null) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = null;
      lines.push(line);
    } else if (mark !== undefined) {
      fence = mark;
      lines.push(line);
    } else if (open) {
      const end = /^(\s*)(.*)\\\]\s*$/.exec(line);
      if (end) {
        if (end[2]) lines.push(`${end[1]}${end[2]}`);
        lines.push(`${end[1]}$$`);
        open = false;
      } else {
        lines.push(line);
      }
    } else {
      const oneLine = /^(\s*)(?:\\\[(.+)\\\]|\$\$([^$]+)\$\$)\s*$/.exec(line);
      const start = /^(\s*)\\\[\s*((?:(?!\\\]).)*)$/.exec(line);
      if (oneLine) {
        const indent = oneLine[1] ?? '';
        const tex = (oneLine[2] ?? oneLine[3] ?? '').trim();
        lines.push(`${indent}$$`, `${indent}${tex}`, `${indent}$$`);
      } else if (start && source.includes('\\]')) {
        lines.push(`${start[1]}$$`);
        if (start[2]) lines.push(`${start[1]}${start[2]}`);
        open = true;
      } else {
        lines.push(line);
      }
    }
  }
  return open ? source : lines.join('\n');
}
