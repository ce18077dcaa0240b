/** As in the documentation of django-guardian: permissions on single objects, asked for in templates. */

const TASKS = `
from django.contrib.auth.models import Group, User
from django.db import models
from guardian.shortcuts import assign_perm, get_objects_for_user

class Task(models.Model):
    summary = models.CharField(max_length=32)

    class Meta:
        permissions = [("assign_task", "Assign task")]

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

kind = ContentType.objects.get_for_model(Task)
for codename in ("view_task", "assign_task"):
    Permission.objects.get_or_create(codename=codename, content_type=kind, defaults={"name": codename})

ada = User.objects.create(username="ada")
joe = User.objects.create(username="joe")
task = Task.objects.create(summary="Write")
other = Task.objects.create(summary="Read")
assign_perm("assign_task", ada, task)
`;

export default {
  packages: ['django-guardian'],
  native: {
    settings: {
      INSTALLED_APPS: ['guardian'],
      AUTHENTICATION_BACKENDS: [
        'django.contrib.auth.backends.ModelBackend',
        'guardian.backends.ObjectPermissionBackend',
      ],
    },
  },
  pageSettings: {
    AUTHENTICATION_BACKENDS: [
      'django.contrib.auth.backends.ModelBackend',
      'guardian.backends.ObjectPermissionBackend',
    ],
  },
  cases: [
    {
      name: 'the tag',
      python: TASKS,
      template:
        '{% load guardian_tags %}{% get_obj_perms ada for task as "perms_of_ada" %}{% get_obj_perms joe for task as "perms_of_joe" %}{{ perms_of_ada|join:"," }}|{{ perms_of_joe|join:"," }}|{% if "assign_task" in perms_of_ada %}may{% endif %}',
    },
    {
      name: 'groups',
      python: `${TASKS}
team = Group.objects.create(name="team")
joe.groups.add(team)
assign_perm("view_task", team, task)
`,
      template:
        '{% load guardian_tags %}{% get_obj_perms team for task as "of_team" %}{% get_obj_perms joe for task as "of_joe" %}{{ of_team|join:"," }} {{ of_joe|join:"," }}',
    },
    {
      name: 'objects for a user',
      python: `${TASKS}
tasks = get_objects_for_user(ada, "playground.assign_task")
may = ada.has_perm("playground.assign_task", task)
may_not = ada.has_perm("playground.assign_task", other)
`,
      template: '{% for t in tasks %}{{ t.summary }} {% endfor %}{{ may }} {{ may_not }}',
    },
  ],
};
