import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { keepOnDevice } from './app/installed/service-worker.ts';
import { startSession } from './app/start-session.ts';
import { startI18n } from './i18n/i18n.ts';
import { startWebView } from './lib/web-view/current-web-view.ts';
import './app/global.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

void startSession();
await startI18n();
createRoot(root).render(<App />);
keepOnDevice();
startWebView();
