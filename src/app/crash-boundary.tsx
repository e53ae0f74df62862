import { Component, type ReactNode } from 'react';
import { AppCrash } from './app-crash.tsx';

interface CrashBoundaryProps {
  readonly children: ReactNode;
}

/** Shows what can be done where a screen broke. Give it a key: another place gets another try. */
export class CrashBoundary extends Component<CrashBoundaryProps, { error: unknown }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error('A screen threw nothing at all') };
  }

  override render() {
    const { error } = this.state;
    return error === null ? this.props.children : <AppCrash error={error} />;
  }
}
