import { styled } from '@mui/material/styles';
import { SectionBlock } from './section-block.tsx';
import { useSetting } from './settings-context.tsx';
import { WordChips } from './word-chips.tsx';

export function ConfidentialitySection() {
  const { value, published, set } = useSetting('confidentialWords');
  return (
    <SectionBlock
      place="confidentiality"
      about="the guard before submit looks for them, whole words, any case"
    >
      <WordChips name="Confidential words" words={value} published={published} onChange={set} />
      <Note>Besides these it looks for e-mail addresses, phone numbers, IBAN, cards and keys.</Note>
    </SectionBlock>
  );
}

const Note = styled('p')(({ theme }) => ({
  ...theme.typography.meta,
  margin: '6px 0 0',
  color: theme.vars.palette.text.disabled,
}));
