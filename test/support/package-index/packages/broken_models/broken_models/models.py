from django.db import models


class Registered(models.Model):
    name = models.CharField(max_length=10)


class Broken(models.Model):
    other = models.ForeignKey(Registered)  # on_delete is missing
