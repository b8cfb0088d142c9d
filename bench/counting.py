"""How many SQL statements an answer took, told in a header. Only in measurements: it is nobody's business."""

from django.db import connection

HEADER = "X-Statements"


class CountStatements:
    """The outermost middleware, so that what the others ask counts too.

    Savepoints count; BEGIN, COMMIT and the pool's own look at a connection do not: psycopg sends those.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        number = 0

        def count(execute, sql, params, many, context):
            nonlocal number
            number += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            response = self.get_response(request)
        response.headers[HEADER] = str(number)
        return response
