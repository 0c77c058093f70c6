from django.http import Http404


def contributors(request, **kw):
    raise Http404


contributor = organisation = contributors
