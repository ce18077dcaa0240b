/** As in the documentation of django-sitetree: menus, breadcrumbs and titles of a tree that is made in code or stored. */

const DYNAMIC = `
from sitetree.toolbox import compose_dynamic_tree, item, register_dynamic_trees, tree

register_dynamic_trees(compose_dynamic_tree([
    tree("books", items=[
        item("Books", "/books/", url_as_pattern=False, children=[
            item("Cats & dogs", "/books/cats/", url_as_pattern=False, hint="Animals"),
            item("Travel", "/books/travel/", url_as_pattern=False),
        ]),
        item("About", "/about/", url_as_pattern=False),
    ]),
]), reset_cache=True)
`;

const SITE = `
from sitetree.models import Tree, TreeItem

stored = Tree.objects.create(alias="main", title="Main")
home = TreeItem.objects.create(tree=stored, title="Home", url="/", alias="home", urlaspattern=False)
news = TreeItem.objects.create(tree=stored, parent=home, title="News", url="/news/", urlaspattern=False, description="All that is new")
TreeItem.objects.create(tree=stored, parent=home, title="Hidden", url="/hidden/", inmenu=False, urlaspattern=False)
`;

export default {
  packages: ['django-sitetree'],
  native: { settings: { INSTALLED_APPS: ['sitetree'] } },
  cases: [
    {
      name: 'a tree',
      request: { path: '/books/cats/' },
      python: SITE,
      template: '{% load sitetree %}{% sitetree_tree from "main" %}',
    },
    {
      name: 'a menu',
      request: { path: '/news/' },
      python: SITE,
      template: '{% load sitetree %}{% sitetree_menu from "main" include "trunk,home" %}',
    },
    {
      name: 'breadcrumbs and titles',
      request: { path: '/news/' },
      python: SITE,
      template:
        '{% load sitetree %}{% sitetree_breadcrumbs from "main" %}<title>{% sitetree_page_title from "main" %}</title><meta content="{% sitetree_page_description from "main" %}">',
    },
    {
      name: 'a tree made in code',
      random: [['navitem-\\d+', 'navitem-ID']],
      request: { path: '/books/cats/' },
      python: DYNAMIC,
      template:
        '{% load sitetree %}{% sitetree_menu from "books" include "trunk" template "sitetree/menu_bootstrap5.html" %}{% sitetree_page_hint from "books" %}',
    },
    {
      name: 'a template of the page',
      request: { path: '/news/' },
      python: SITE,
      files: {
        'sitetree/mymenu.html':
          '{% load sitetree %}<nav>{% for item in sitetree_items %}<a href="{% sitetree_url for item %}"{% if item.is_current %} aria-current="page"{% endif %}>{{ item.title_resolved }}</a>{% endfor %}</nav>',
      },
      template:
        '{% load sitetree %}{% sitetree_menu from "main" include "home" template "sitetree/mymenu.html" %}',
    },
  ],
};
