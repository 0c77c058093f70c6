"""What is done outside the requests of people: `manage.py db_worker` does it."""

from django.tasks import task

from contributors import renditions
from contributors.models import Image


@task
def make_renditions(image_id: int) -> int:
    """Make what is missing of a picture’s renditions; nothing of one that is gone."""
    image = Image.objects.filter(pk=image_id).first()
    return renditions.make(image) if image else 0
