/** What an application writes. The files of node_modules/django-playground/dist lie in its folder django-playground/. */
import { DjangoPlayground } from 'django-playground';

async function start() {
  await DjangoPlayground.init({ baseURL: 'django-playground/' });
  document.querySelector('#api').textContent = await DjangoPlayground.render('{{ n|add:1 }}', { n: 41 });
}

start();
