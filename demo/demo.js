/** Fills in the facts line of the demo page from the library's own statistics. */
import DjangoPlayground from '../dist/index.js';

const facts = document.querySelector('#facts');
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;

function show() {
  const { initializationTime, packagesInstalled, templatesRendered, averageRenderTime, memoryUsage } =
    DjangoPlayground.getStats();
  const django = packagesInstalled.find((name) => name.startsWith('django==')) ?? 'Django';
  facts.textContent =
    `${django.replace('==', ' ').replace('d', 'D')} started in ${seconds(initializationTime)}; ${templatesRendered} templates rendered, ` +
    `${averageRenderTime.toFixed(1)} ms each on average, ${Math.round(memoryUsage / 1e6)} MB of memory.`;
}

document.addEventListener('django-progress', ({ detail }) => {
  facts.textContent = `Starting Django: ${detail.percent} %`;
});
document.addEventListener('django-render', show);
document.addEventListener('django-error', ({ detail }) => {
  if (detail.error.type === 'InitializationError') facts.textContent = detail.error.message;
  else show();
});
