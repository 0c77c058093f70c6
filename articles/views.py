from django.http import Http404


def front(request, **kw):
    raise Http404


article = collections = collection = section = tag = preview = image = front
