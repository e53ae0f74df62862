import Badge from '@mui/material/Badge';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { noticesQuery, readNotices } from '#queries/notices.ts';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import { NoticeMenu } from './notice-menu.tsx';

interface NoticeBellProps {
  readonly projectId: string;
  readonly slug: string;
  readonly mayReview: boolean;
}

/** How many notices are unread, and the list of them; opening it marks them as read. */
export function NoticeBell({ projectId, slug, mayReview }: NoticeBellProps) {
  const backend = useBackend();
  const client = useQueryClient();
  const query = noticesQuery(backend, projectId);
  const { data } = useQuery(query);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const unread = data?.unread ?? 0;
  const open = () => {
    setAnchor(place);
    if (unread > 0) {
      void readNotices(backend, projectId)
        .then(() => client.invalidateQueries({ queryKey: query.queryKey }))
        .catch(() => undefined);
    }
  };
  return (
    <span ref={setPlace}>
      <Badge badgeContent={unread} max={99} color="primary" overlap="circular">
        <ToolbarButton
          icon={Bell}
          name={unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'}
          expanded={anchor !== null}
          onClick={open}
        />
      </Badge>
      {anchor && (
        <NoticeMenu
          anchor={anchor}
          notices={data?.notices ?? []}
          slug={slug}
          mayReview={mayReview}
          onClose={() => setAnchor(null)}
        />
      )}
    </span>
  );
}
