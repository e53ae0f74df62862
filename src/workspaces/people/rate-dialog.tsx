import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { currency, parseMajor } from '#domain/pay/money.ts';
import { HIGHEST_RATE } from '#domain/pay/pay-rate.ts';
import { dayOf } from '#domain/pay/period.ts';
import { useBackend } from '#queries/backend-context.tsx';
import type { ProjectPay } from '#queries/pay.ts';
import { setPayRateMutation } from '#queries/set-pay-rate.ts';
import { Field } from '#ui/field.tsx';

interface RateDialogProps {
  readonly projectId: string;
  /** Null: the project's rate. */
  readonly person: ProjectPay['people'][number] | null;
  readonly rates: ProjectPay['rates'];
  readonly onClose: () => void;
}

/** What an hour is paid from a day on. Earlier days keep the rate that they had. */
export function RateDialog({ projectId, person, rates, onClose }: RateDialogProps) {
  const save = useMutation(setPayRateMutation(useBackend(), useQueryClient(), projectId));
  const [amount, setAmount] = useState('');
  const [code, setCode] = useState(() => rates.at(-1)?.currency ?? 'EUR');
  const [fromDay, setFromDay] = useState(() => dayOf(Date.now()));
  const [fault, setFault] = useState<{ amount?: string; code?: string; day?: string }>({});
  const id = useId();
  const set = (perHourMinor: number | null) =>
    save.mutate(
      { accountId: person?.accountId ?? null, perHourMinor, currency: code, fromDay },
      { onSuccess: onClose },
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const known = currency.safeParse(code).success;
    const minor = known ? parseMajor(amount, code) : null;
    if (!known) return setFault({ code: 'Three letters of ISO 4217, such as EUR.' });
    if (fromDay === '') return setFault({ day: 'Choose the first day on which it holds.' });
    if (minor === null || minor > HIGHEST_RATE) {
      return setFault({ amount: 'Write an amount such as 84 or 84.50.' });
    }
    setFault({});
    set(minor);
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={send} noValidate>
        <DialogTitle id={id}>
          {person ? `Rate of ${person.name ?? 'a deleted person'}` : 'Rate of the project'}
        </DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <p style={{ margin: 0 }}>
            {person
              ? 'Only leads and this person see it. Without one of their own the project’s holds.'
              : 'It holds for everybody who has no rate of their own.'}
          </p>
          <Field label="Paid for an hour" error={fault.amount}>
            {(control) => (
              <OutlinedInput
                autoFocus
                inputProps={{ ...control, inputMode: 'decimal' }}
                value={amount}
                onChange={(event) => setAmount(event.target.value)}
              />
            )}
          </Field>
          <Field label="Currency" error={fault.code}>
            {(control) => (
              <OutlinedInput
                inputProps={{ ...control, maxLength: 3 }}
                value={code}
                onChange={(event) => setCode(event.target.value.toUpperCase())}
              />
            )}
          </Field>
          <Field label="From" error={fault.day} help="Days before it keep their rate">
            {(control) => (
              <OutlinedInput
                type="date"
                inputProps={control}
                value={fromDay}
                onChange={(event) => setFromDay(event.target.value)}
              />
            )}
          </Field>
          <span role="alert">{save.error?.message}</span>
        </DialogContent>
        <DialogActions>
          {person && rates.some(({ accountId }) => accountId === person.accountId) && (
            <Button size="large" sx={{ mr: 'auto' }} onClick={() => set(null)}>
              Use the project’s
            </Button>
          )}
          <Button size="large" onClick={onClose}>
            Cancel
          </Button>
          <Button size="large" type="submit" variant="contained" loading={save.isPending}>
            Set
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
