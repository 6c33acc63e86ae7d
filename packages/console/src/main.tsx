import './app/base.css';
import './app/frame.css';
import './shared/review/review.css';
import './shared/ui/pieces.css';
import { createRoot } from 'react-dom/client';
import { Console } from './app/console';

const root = document.getElementById('root');
if (root) createRoot(root).render(<Console />);
