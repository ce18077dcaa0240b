/** Shows the application and its source. */
import { createApp } from 'vue';
import { showSource } from '../show.js';
import App from './App.vue';
import source from './App.vue?raw';

showSource(source);
createApp(App).mount('#app');
