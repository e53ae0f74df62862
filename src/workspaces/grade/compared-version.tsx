import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import { memo } from 'react';
import { WordDiff } from '#ui/word-diff.tsx';

interface ComparedVersionProps {
  readonly current: string;
  readonly version: string;
}

/** What a restore would do to the text: words that go are struck through, words that come are tinted. */
export const ComparedVersion = memo(function ComparedVersion(props: ComparedVersionProps) {
  const { current, version } = props;
  return (
    <Body role="group" tabIndex={0} aria-label="This version beside your text now">
      <Typography variant="meta" component="p" sx={{ m: 0, mb: 1.5, color: 'text.secondary' }}>
        {current === version
          ? 'This is your text as it stands now.'
          : 'With this version, the words struck through go and the tinted ones come back.'}
      </Typography>
      <Typography variant="reading" component="div" sx={{ maxWidth: '72ch' }}>
        <WordDiff before={current} after={version} />
      </Typography>
    </Body>
  );
});

/** In the order of Tab, so that keys scroll a long text. */
const Body = styled('div')({ '&:focus-visible': { outlineOffset: 4 } });

interface FailedToReadProps {
  readonly what: string;
  readonly error: Error;
  readonly onTryAgain: () => void;
}

/** Inside the dialog: your own text is safe, this is only its past. */
export function FailedToRead({ what, error, onTryAgain }: FailedToReadProps) {
  return (
    <div role="alert" style={{ padding: 16 }}>
      <p style={{ marginTop: 0 }}>
        Your rewrite is not touched. {what} could not be read: {error.message}
      </p>
      <Button size="small" variant="outlined" onClick={onTryAgain}>
        Try again
      </Button>
    </div>
  );
}
