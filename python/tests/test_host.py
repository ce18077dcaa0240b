"""The door to JavaScript, which is there only under Pyodide."""

import json
import sys
import unittest

from tests.support import start


@unittest.skipUnless(sys.platform == "emscripten", "there is no JavaScript outside of Pyodide")
class Door(unittest.TestCase):
    """Text goes in, bytes come out."""

    def test_a_reply_is_a_byte_array_of_utf8_json(self) -> None:
        from django_playground.host import handle

        start()
        reply = handle('{"call": "forget", "args": {"owners": ["ü"]}}')
        self.assertEqual(reply.constructor.name, "Uint8Array")
        self.assertEqual(json.loads(reply.to_bytes()), {"answer": None})
