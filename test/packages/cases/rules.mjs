/** As in the documentation of rules: predicates asked for in templates. */

const RULES = `
import rules
from django.contrib.auth.models import User

@rules.predicate
def is_author(user, book):
    return book["author"] == user.username

if not rules.rule_exists("can_edit_book"):
    rules.add_rule("can_edit_book", is_author | rules.is_staff)
    rules.add_perm("books.change_book", is_author)
ada = User(username="ada")
joe = User(username="joe", is_staff=True, is_active=True)
eve = User(username="eve")
book = {"author": "ada"}
`;

export default {
  packages: ['rules'],
  pageSettings: {
    AUTHENTICATION_BACKENDS: [
      'rules.permissions.ObjectPermissionBackend',
      'django.contrib.auth.backends.ModelBackend',
    ],
  },
  native: { settings: { INSTALLED_APPS: ['rules'] } },
  cases: [
    {
      name: 'rules',
      python: RULES,
      template:
        "{% load rules %}{% test_rule 'can_edit_book' ada book as a %}{% test_rule 'can_edit_book' joe book as j %}{% test_rule 'can_edit_book' eve book as e %}{{ a }} {{ j }} {{ e }}",
    },
    {
      name: 'permissions',
      python: RULES,
      template:
        "{% load rules %}{% has_perm 'books.change_book' ada book as may %}{% has_perm 'books.change_book' eve book as may_not %}{{ may }} {{ may_not }}",
    },
    {
      name: 'predicates by themselves',
      python: `${RULES}both = (is_author & rules.is_staff)\nresult = both.test(ada, book)\nname = str(both)\n`,
      template: '{{ result }} {{ name }}',
    },
  ],
};
