/** Shows the application and its source. */
import { createRoot } from 'react-dom/client';
import { showSource } from '../show.js';
import { App } from './app.jsx';
import source from './app.jsx?raw';

showSource(source);
createRoot(document.querySelector('#app')).render(<App />);
