import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import type { Notice } from '#queries/notices.ts';
import { useNavigate } from '#ui/address.ts';
import { relativeTime } from '#ui/relative-time.ts';

interface NoticeMenuProps {
  readonly anchor: HTMLElement;
  readonly notices: readonly Notice[];
  readonly slug: string;
  readonly mayReview: boolean;
  readonly onClose: () => void;
}

const words: Readonly<Record<Notice['kind'], string>> = {
  returned: 'Came back with comments',
  accepted: 'Accepted',
  disputed: 'Your return is disputed',
  'dispute-decided': 'The dispute is decided',
  mentioned: 'You were named in a thread',
  answered: 'An answer in a thread',
  'proposal-approved': 'Your rubric is approved',
  'proposal-declined': 'Your rubric is declined',
  'onboarding-passed': 'You passed the onboarding set',
  'onboarding-failed': 'You did not pass the onboarding set',
};

/** What happened, newest first; each leads to its place. */
export function NoticeMenu({ anchor, notices, slug, mayReview, onClose }: NoticeMenuProps) {
  const navigate = useNavigate();
  const [now] = useState(() => Date.now());
  const go = (notice: Notice) => {
    onClose();
    const href = notice.kind.startsWith('onboarding')
      ? `/p/${slug}/scorecard`
      : notice.ownWork || !mayReview
        ? `/p/${slug}/grade`
        : `/p/${slug}/review?review=${encodeURIComponent(notice.reviewId)}`;
    navigate(href);
  };
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': 'Notifications' }, paper: { sx: { maxWidth: 360 } } }}
    >
      {notices.length === 0 && <MenuItem disabled>Nothing has happened yet</MenuItem>}
      {notices.map((notice) => (
        <MenuItem key={notice.id} onClick={() => go(notice)} sx={{ whiteSpace: 'normal' }}>
          <ListItemText
            primary={words[notice.kind]}
            secondary={`${notice.taskTitle} · ${relativeTime(Date.parse(notice.at), now)}`}
          />
        </MenuItem>
      ))}
    </Menu>
  );
}
