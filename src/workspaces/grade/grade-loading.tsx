import { Block } from '#ui/loading-blocks.tsx';

const lines = ['92%', '88%', '95%', '61%', '90%', '84%', '93%', '47%'];

/** Still blocks where prompt, two responses and the rubric will stand. */
export function GradeLoading() {
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 400px', gap: 32, padding: 16 }}>
      {[0, 1, 2].map((column) => (
        <div key={column} style={{ display: 'grid', gap: 12, alignContent: 'start' }}>
          <Block width="40%" height={14} />
          {lines.map((width) => (
            <Block key={width} width={width} />
          ))}
        </div>
      ))}
    </div>
  );
}
