/** As in the documentation of django-navtag: which part of the navigation is the present one. */

const files = {
  'base.html': `{% load navtag %}<nav>{% block nav %}
<ul>
<li{% if nav.home %} class="selected"{% endif %}><a href="/">Home</a></li>
<li{% if nav.about %} class="selected"{% endif %}><a href="/about/">About</a></li>
</ul>{% endblock %}</nav>{% block content %}{% endblock %}`,
};

export default {
  packages: ['django-navtag'],
  native: { settings: { INSTALLED_APPS: ['django_navtag'] } },
  cases: [
    {
      name: 'a page that says where it is',
      files,
      template:
        '{% extends "base.html" %}{% load navtag %}{% block nav %}{% nav "about" %}{{ block.super }}{% endblock %}{% block content %}text{% endblock %}',
    },
    {
      name: 'parts below parts',
      template:
        '{% load navtag %}{% nav "products.shoes" %}{% if nav.products %}products{% endif %} {% if nav.products.shoes %}shoes{% endif %} {% if nav.products.hats %}hats{% endif %} {{ nav.get_active_path }}',
    },
    {
      name: 'links',
      template:
        '{% load navtag %}{% nav "home" %}{% navlink "home" "/" %}Home{% endnavlink %} {% navlink "about" "/about/" %}About{% endnavlink %}',
      python:
        'from django.urls import path\nurlpatterns = [path("", lambda request: None, name="/"), path("about/", lambda request: None, name="/about/")]\n',
    },
    {
      name: 'a variable of another name and text',
      template:
        '{% load navtag %}{% nav text " class=\'on\'" %}{% nav "a" %}<i{{ nav.a }}>a</i>{% nav "b" for side %}{% if side.b %}b{% endif %}',
    },
  ],
};
