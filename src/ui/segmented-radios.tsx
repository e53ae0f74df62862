import { styled } from '@mui/material/styles';
import type { LucideIcon } from 'lucide-react';
import { useId, type KeyboardEvent } from 'react';

import { Icon } from './icon.tsx';
import { KeyHint } from './key-hint.tsx';
import { segmentStyles } from './segment-styles.ts';

/**
 * How a segment looks once it is chosen. `good` met, `bad` not met (the glyph alone is
 * red), `neutral` not applicable, `partly` partly, `fault` met on a fault (solid red),
 * `absent` not met on a fault (green ring), `accent` a level of a scale.
 */
export type SegmentTone = 'good' | 'bad' | 'neutral' | 'partly' | 'fault' | 'absent' | 'accent';

export interface Segment<Value extends string> {
  readonly value: Value;
  /** The visible word, which is the radio's accessible name. */
  readonly label: string;
  readonly tone: SegmentTone;
  readonly icon?: LucideIcon;
  /** The key that chooses it, shown in the slot while `showKeys` and not chosen. */
  readonly shortcut?: string;
  /** A longer accessible name that begins with the label: `5, could go out today`. */
  readonly spoken?: string;
  /** A second text in list layout: the wording of an anchored level. */
  readonly detail?: string;
}

interface SegmentedRadiosProps<Value extends string> {
  /** Accessible name of the group, e.g. `Response A: Deducts the leases`. */
  readonly label: string;
  readonly segments: readonly Segment<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** Delete or Backspace takes the answer back. */
  readonly onClear?: () => void;
  /** The keys work on this line now. */
  readonly showKeys?: boolean;
  /** `bar` beside each other, `fill` the same over the whole width, `list` beneath each other. */
  readonly layout?: 'bar' | 'fill' | 'list';
  readonly disabled?: boolean;
  readonly describedBy?: string;
}

/**
 * Radios drawn as one bar: one tab stop, arrows inside (the browser's own radio
 * behaviour). Nothing changes its width when it is chosen: the slot before the word
 * holds either the key or the icon, and the word's place is as wide as its bold form.
 */
export function SegmentedRadios<Value extends string>(props: SegmentedRadiosProps<Value>) {
  const name = useId();
  const clear = (event: KeyboardEvent) => {
    if ((event.key === 'Delete' || event.key === 'Backspace') && props.value !== null) {
      event.preventDefault();
      props.onClear?.();
    }
  };
  return (
    <Bar
      role="radiogroup"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      aria-disabled={props.disabled || undefined}
      data-layout={props.layout ?? 'bar'}
      {...(props.onClear && { onKeyDown: clear })}
    >
      {props.segments.map((segment) => {
        const chosen = segment.value === props.value;
        return (
          <label key={segment.value} data-tone={segment.tone} data-chosen={chosen || undefined}>
            <input
              type="radio"
              name={name}
              value={segment.value}
              checked={chosen}
              disabled={props.disabled}
              onChange={() => props.onChange(segment.value)}
              {...(segment.spoken && { 'aria-label': segment.spoken })}
              {...(segment.shortcut && { 'aria-keyshortcuts': segment.shortcut })}
            />
            {(segment.icon ?? (props.showKeys && segment.shortcut)) && (
              <span data-slot="">
                {props.showKeys && segment.shortcut && !chosen ? (
                  <KeyHint keys={segment.shortcut} />
                ) : (
                  segment.icon && <Icon of={segment.icon} size={13} stroke={chosen ? 2 : 1.5} />
                )}
              </span>
            )}
            <span data-word={segment.label}>{segment.label}</span>
            {segment.detail && <span data-detail="">{segment.detail}</span>}
          </label>
        );
      })}
    </Bar>
  );
}

const Bar = styled('div')(({ theme }) => segmentStyles(theme));
