/** Shows the application and its source. */
import { mount } from 'svelte';
import { showSource } from '../show.js';
import App from './App.svelte';
import source from './App.svelte?raw';

showSource(source);
mount(App, { target: document.querySelector('#app') });
