import { notRecorded, recorded, type Recorded } from '#domain/people/recorded.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { AccountPage } from './account-page.tsx';

const columns: readonly DataColumn<Recorded>[] = [
  { id: 'what', head: 'What', namesRow: true, width: '30%', cell: ({ what }) => what },
  { id: 'why', head: 'Why', width: '34%', cell: ({ why }) => why },
  { id: 'by', head: 'Seen by', width: '20%', cell: ({ seenBy }) => seenBy },
  { id: 'kept', head: 'Kept', width: '16%', cell: ({ kept }) => kept },
];

/** Everything that is recorded about a person, and what is not. */
export function RecordedView() {
  return (
    // Nothing in it takes the focus, so the page does: keys scroll it.
    <AccountPage tabIndex={0} role="group" aria-label="What is recorded">
      <section aria-label="What is recorded" data-wide="">
        <h2>What is recorded about you</h2>
        <p>This is the whole list. What is not on it is not recorded.</p>
        <DataTable
          name="What is recorded"
          columns={columns}
          rows={recorded}
          rowKey={({ what }) => what}
          rowHeight={41}
        />
      </section>
      <section aria-label="What is not recorded">
        <h2>What is never recorded</h2>
        <ul>
          {notRecorded.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <p>
          A lead can have your account deleted: what names you goes, your work stays under a number.
        </p>
      </section>
    </AccountPage>
  );
}
