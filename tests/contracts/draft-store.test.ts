import 'fake-indexeddb/auto';
import { indexedDraftStore } from '#drafts/indexed-draft-store.ts';
import { memoryDraftStore } from '#drafts/memory-draft-store.ts';
import { draftStoreContract } from './draft-store.ts';

draftStoreContract('memory', async () => {
  const store = memoryDraftStore();
  return { first: store, second: store };
});

let databases = 0;
draftStoreContract('IndexedDB', async () => {
  const name = `drafts-${++databases}`;
  return { first: indexedDraftStore(Date.now, name), second: indexedDraftStore(Date.now, name) };
});
