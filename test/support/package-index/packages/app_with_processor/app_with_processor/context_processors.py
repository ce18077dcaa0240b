def greeting(request):
    return {"greeting_of_the_day": f"Good day at {request.path}"}


def _not_a_processor(request):
    raise AssertionError("a private function is no context processor")
