import { HEAD_CHARACTERS, sniffFormat, type Sniffed } from '#domain/formats/sniff-format.ts';

export type SniffedFile = Sniffed & { name: string; size: number };

/** Recognises a file by its head, on this device. */
export async function sniffFile(file: File): Promise<SniffedFile> {
  // A UTF-8 character takes up to four bytes; a cut one at the end becomes a replacement mark.
  const head = await file.slice(0, HEAD_CHARACTERS * 4).text();
  return { ...sniffFormat(head.slice(0, HEAD_CHARACTERS)), name: file.name, size: file.size };
}
