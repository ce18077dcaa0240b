import another_module_that_is_not_there  # noqa: F401
from django import template

register = template.Library()
