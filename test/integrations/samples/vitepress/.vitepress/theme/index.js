import DefaultTheme from 'vitepress/theme';
import { DjangoPlayground } from 'django-playground';

export default {
  extends: DefaultTheme,
  async enhanceApp() {
    if (import.meta.env.SSR) return;
    const html = await DjangoPlayground.render('{{ n|add:1 }}', { n: 41 });
    document.querySelector('#api').textContent = html;
  },
};
