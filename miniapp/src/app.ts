import type { PropsWithChildren } from 'react';
import './app.scss';
import './shared/ui/styles/frame.scss';

export default function App({ children }: PropsWithChildren) {
  return children;
}
