/** As in the documentation of django-treebeard: trees in three ways, shown in templates. */

const shown =
  '{% for node in nodes %}<p style="margin-left: {{ node.depth }}em">{{ node.name }}{% if node.is_leaf %} (leaf){% endif %}</p>{% endfor %}';

const fill = `
root = Category.add_root(name="Computers")
memory = root.add_child(name="Memory")
root.add_child(name="Drives & disks")
memory.add_child(name="Laptop")
`;

export default {
  packages: ['django-treebeard'],
  native: { settings: { INSTALLED_APPS: ['treebeard'] } },
  cases: [
    {
      name: 'materialized paths',
      python: `
from django.db import models
from treebeard.mp_tree import MP_Node

class Category(MP_Node):
    name = models.CharField(max_length=30)
    node_order_by = ["name"]
${fill}
nodes = Category.get_tree()
`,
      template: shown,
    },
    {
      name: 'annotated lists',
      python: `
from django.db import models
from treebeard.mp_tree import MP_Node

class Category(MP_Node):
    name = models.CharField(max_length=30)
${fill}
annotated = Category.get_annotated_list()
`,
      template:
        '{% for item, info in annotated %}{% if info.open %}<ul><li>{% else %}</li><li>{% endif %}{{ item.name }}{% for close in info.close %}</li></ul>{% endfor %}{% endfor %}',
    },
    {
      name: 'adjacency lists and a form',
      python: `
from django.db import models
from treebeard.al_tree import AL_Node
from treebeard.forms import movenodeform_factory

class Category(AL_Node):
    name = models.CharField(max_length=30)
    parent = models.ForeignKey("self", related_name="children_set", null=True, db_index=True, on_delete=models.CASCADE)
    sib_order = models.PositiveIntegerField()

    def __str__(self):
        return self.name
${fill}
nodes = Category.get_tree()
`,
      template: '{% for node in nodes %}{{ node.name }}:{{ node.get_depth }} {% endfor %}',
    },
  ],
};
