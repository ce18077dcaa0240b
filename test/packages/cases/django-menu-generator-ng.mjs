/** As in the documentation of django-menu-generator-ng: menus out of settings. */

const NAV_MENU = [
  { name: 'Home', url: '/' },
  {
    name: 'Books & more',
    icon_class: 'fa fa-book',
    url: '/books/',
    root: true,
    submenu: [
      { name: 'Travel', url: '/books/travel/' },
      { name: 'Cooking', url: '/books/cooking/' },
    ],
  },
  {
    name: 'Members',
    url: '/members/',
    validators: ['menu_generator.validators.is_authenticated'],
  },
];

const shown =
  '{% load menu_generator %}{% get_menu "NAV_MENU" as menu %}<ul>{% for item in menu %}<li{% if item.selected %} class="on"{% endif %}><i class="{{ item.icon_class }}"></i><a href="{{ item.url }}">{{ item.name }}</a>{% for sub in item.submenu %}<b{% if sub.selected %} class="on"{% endif %}>{{ sub.name }}</b>{% endfor %}</li>{% endfor %}</ul>';

const urls = `
from django.urls import path

urlpatterns = [path(name, lambda request: None) for name in ("", "books/", "books/travel/", "members/")]
`;

export default {
  packages: ['django-menu-generator-ng'],
  pageSettings: { NAV_MENU },
  native: { settings: { INSTALLED_APPS: ['menu_generator'] } },
  cases: [
    { name: 'at the top', python: urls, template: shown },
    { name: 'inside', python: urls, request: { path: '/books/travel/' }, template: shown },
    {
      name: 'for a member',
      python: `${urls}
from django.contrib.auth.models import User

def setup_request(request):
    request.user = User(username="ada")
`,
      template: shown,
    },
  ],
};
