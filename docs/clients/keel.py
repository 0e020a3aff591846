"""A client for Keel in Python's standard library: import it, or run it.

    KEEL=http://localhost:3000 KEEL_EMAIL=ada@example.com KEEL_PASSWORD='…' python3 docs/clients/keel.py
"""

import json
import os
import re
import time
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar


class Problem(Exception):
    """A refusal (RFC 9457): `code` is stable, `errors` says what is wrong per field."""

    def __init__(self, status, details, retry_after):
        super().__init__(f"{status} {details.get('code')}: {details.get('title')} {details.get('errors') or ''}".strip())
        self.status, self.retry_after = status, retry_after
        self.code, self.errors, self.current = (details.get(name) for name in ("code", "errors", "current"))


class Keel:
    def __init__(self, origin):
        self.origin = origin.rstrip("/")
        self._token = None
        self._session = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        # Without cookies: a token alone says who asks.
        self._plain = urllib.request.build_opener()

    def sign_in(self, email, password):
        headers = {"Content-Type": "application/json"}
        self._send(self._session, "POST", "/api/auth/sign-in/email", {"email": email, "password": password}, headers)
        self._renew()

    def request(self, method, path, body=None, headers=None):
        """The parsed answer and its headers. Renews a token that has expired, and comes back when a busy server says to."""
        for attempt in range(3):
            sent = {"Authorization": f"Bearer {self._token}", "Content-Type": "application/json", **(headers or {})}
            try:
                return self._send(self._plain, method, path, body, sent)
            except Problem as problem:
                # What a POST has done before a 503 is not known; with an `id` of its own it could be repeated.
                may_repeat = problem.status in (401, 429) or (problem.status == 503 and method != "POST")
                if attempt == 2 or not may_repeat:
                    raise
                if problem.status == 401:
                    self._renew()
                else:
                    time.sleep(problem.retry_after)

    def tasks(self, **filters):
        """Every task that the filters let through, page by page: `keel.tasks(completed="pending", tags=["home"])`."""
        query = {name: ",".join(value) if isinstance(value, list) else value for name, value in filters.items()}
        path = "/api/tasks?" + urllib.parse.urlencode(query)
        while path:
            page, headers = self.request("GET", path)
            yield from page
            following = re.search(r'<([^>]+)>; rel="next"', headers.get("Link", ""))
            path = following and following.group(1)

    def add(self, title, **fields):
        return self.request("POST", "/api/tasks", {"title": title, **fields})[0]

    def change(self, task, **fields):
        """Refused with 412, and the task as it is in `current`, when it has changed since `task` was read."""
        match = {"If-Match": f'"{task["version"]}"'}
        return self.request("PATCH", f"/api/tasks/{task['id']}", fields, match)[0]

    def complete(self, task, completed=True):
        return self.request("PATCH", f"/api/tasks/{task['id']}/complete", {"completed": completed})[0]

    def delete(self, task):
        self.request("DELETE", f"/api/tasks/{task['id']}")

    def _renew(self):
        self._token = self._send(self._session, "GET", "/api/auth/token")[0]["token"]

    def _send(self, opener, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        url = urllib.parse.urljoin(self.origin, path)
        try:
            with opener.open(urllib.request.Request(url, data, headers or {}, method=method), timeout=10) as answer:
                text = answer.read()
                return (json.loads(text) if text else None), answer.headers
        except urllib.error.HTTPError as refusal:
            text = refusal.read()
            details = json.loads(text) if text.startswith(b"{") else {}
            raise Problem(refusal.code, details, float(refusal.headers.get("Retry-After", 1))) from None


def main():
    keel = Keel(os.environ.get("KEEL", "http://localhost:3000"))
    keel.sign_in(os.environ["KEEL_EMAIL"], os.environ["KEEL_PASSWORD"])

    made = [keel.add(f"Chapter {number}", tags=["book"], due_date="2026-11-20") for number in range(1, 6)]
    print("added", len(made))
    print("listed", sorted(task["title"] for task in keel.tasks(tags=["book"], limit=2)))

    changed = keel.change(made[0], title="Chapter one", due_date="2026-11-20T09:00:00Z")
    print("changed", changed["title"], changed["due_date"])
    try:
        keel.change(made[0], title="Chapter 1, again")
    except Problem as problem:
        print("refused", problem.status, problem.code, problem.current["title"])
    try:
        keel.add("")
    except Problem as problem:
        print("refused", problem.status, problem.errors["title"][0])

    print("completed", keel.complete(made[1])["completed"])
    for task in made:
        keel.delete(task)
    print("left", len(list(keel.tasks(tags=["book"]))))


if __name__ == "__main__":
    main()
