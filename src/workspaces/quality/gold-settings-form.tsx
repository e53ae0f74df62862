import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { goldSettings, type GoldSettings } from '#domain/gold/gold-settings.ts';
import { neededRight } from '#domain/gold/onboarding.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { setGoldMutation, type GoldItem } from '#queries/gold.ts';
import { Field } from '#ui/field.tsx';
import { formatCount } from '#ui/format-number.ts';

interface GoldSettingsFormProps {
  readonly projectId: string;
  readonly settings: GoldSettings;
  readonly items: readonly GoldItem[];
}

/** The rate of hidden gold and the pass mark, with what they come to. */
export function GoldSettingsForm({ projectId, settings, items }: GoldSettingsFormProps) {
  const save = useMutation(setGoldMutation(useBackend(), useQueryClient(), projectId));
  const [written, setWritten] = useState({
    rate: percentOf(settings.rate),
    passMark: percentOf(settings.passMark),
  });
  const read = goldSettings.safeParse({
    rate: shareOf(written.rate),
    passMark: shareOf(written.passMark),
  });
  const standing = items.filter(({ withdrawnAt }) => withdrawnAt === null);
  const set = standing.filter(({ use }) => use === 'onboarding').length;
  const hidden = standing.length - set;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (read.success) save.mutate(read.data);
  };
  const number = (name: keyof typeof written, label: string) => (
    <Field label={label} aside="%">
      {(control) => (
        <OutlinedInput
          inputProps={{ ...control, inputMode: 'decimal' }}
          value={written[name]}
          onChange={(event) => {
            const text = event.target.value.replace(',', '.');
            setWritten((now) => ({ ...now, [name]: text }));
          }}
        />
      )}
    </Field>
  );
  return (
    <Form onSubmit={send} noValidate>
      {number('rate', 'Hidden gold among new tasks')}
      {number('passMark', 'Pass mark')}
      <Button type="submit" loading={save.isPending}>
        Save
      </Button>
      <p role="status">
        {read.success ? inWords(read.data, set, hidden) : fault}
        {save.error && ` ${save.error.message}`}
        {save.isSuccess && ' Saved.'}
      </p>
    </Form>
  );
}

const fault = 'Write numbers: hidden gold between 0 and 30 %, the pass mark between 50 and 100 %.';

function inWords({ rate, passMark }: GoldSettings, set: number, hidden: number): string {
  const first =
    set === 0
      ? 'There is no onboarding set.'
      : `Everybody but leads grades ${formatCount(set, 'onboarding item')} before their next new task and passes with ${neededRight(passMark, set)} as expected.`;
  const then =
    rate === 0
      ? 'No hidden gold is given.'
      : `After that about one new task in ${Math.round(1 / rate)} is hidden gold, as long as there is one they have not had: ${formatCount(hidden, 'item')} in all.`;
  return `${first} ${then}`;
}

const percentOf = (share: number) => String(Math.round(share * 1000) / 10);
const shareOf = (text: string) => (text.trim() === '' ? Number.NaN : Number(text) / 100);

const Form = styled('form')(({ theme }) => ({
  display: 'grid',
  gridTemplateColumns: '220px 140px auto 1fr',
  alignItems: 'end',
  gap: '8px 12px',
  '& p': {
    ...theme.typography.meta,
    gridColumn: '1 / -1',
    margin: 0,
    color: theme.vars.palette.text.secondary,
  },
}));
