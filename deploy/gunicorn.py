"""The server: `gunicorn --config deploy/gunicorn.py hanoi.wsgi`, behind a proxy that speaks TLS.

Two processes with threads: pages wait for the database more than they compute. The numbers are
for a machine with two cores; `WEB_CONCURRENCY` and `WEB_THREADS` change them.
"""

import os

bind = os.environ.get("BIND", f"127.0.0.1:{os.environ.get('PORT', '8000')}")
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 60
graceful_timeout = 20
keepalive = 5
# Workers are replaced now and then, not all at once, so that a slow leak never grows large.
max_requests = 5000
max_requests_jitter = 500
# A socket in the home folder, by which any process of this account could steer the server.
control_socket_disable = True
loglevel = os.environ.get("LOG_LEVEL", "warning")
