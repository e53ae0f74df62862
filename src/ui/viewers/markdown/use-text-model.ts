import { useEffect, useState } from 'react';

import { parseMarkdown } from './parse-markdown.ts';
import { splitSource } from './split-source.ts';
import { textModel, type TextModel } from './text-model.ts';

/**
 * Parsed texts, the latest ones kept: going back to a response, and opening a task that was
 * prefetched, parses nothing.
 */
const parsed = new Map<string, TextModel>();
const mostKept = 24;

/**
 * The text model of a Markdown source. The first slice is parsed at once, so that there is
 * something to read in the first paint; the rest in slices, between which the page answers.
 * `complete` says whether it is the whole text: what counts or searches waits for that.
 */
export function useTextModel(source: string): { model: TextModel; complete: boolean } {
  const [result, setResult] = useState(() => ({ source, ...beginning(source) }));
  // Another text: begin anew in this very render, so that no frame shows the old one.
  const current = result.source === source ? result : { source, ...beginning(source) };
  if (current !== result) setResult(current);
  useEffect(() => {
    if (current.complete) return undefined;
    const abort = new AbortController();
    void prepareTextModel(source, abort.signal).then((model) => {
      if (model) setResult({ source, model, complete: true });
    });
    return () => abort.abort();
  }, [source, current.complete]);
  return current;
}

/** Parses ahead of time, slice by slice; null if it was given up. */
export async function prepareTextModel(
  source: string,
  signal?: AbortSignal,
): Promise<TextModel | null> {
  const known = parsed.get(source);
  if (known) return known;
  const trees = [];
  for (const slice of splitSource(source)) {
    await nextTask();
    if (signal?.aborted) return null;
    trees.push(parseMarkdown(slice));
  }
  return keep(source, textModel(trees));
}

function beginning(source: string): { model: TextModel; complete: boolean } {
  const known = parsed.get(source);
  if (known) return { model: known, complete: true };
  const [first = '', ...rest] = splitSource(source);
  const model = textModel([parseMarkdown(first)]);
  if (rest.length === 0) keep(source, model);
  return { model, complete: rest.length === 0 };
}

function keep(source: string, model: TextModel): TextModel {
  parsed.set(source, model);
  for (const oldest of parsed.keys()) {
    if (parsed.size <= mostKept) break;
    parsed.delete(oldest);
  }
  return model;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
