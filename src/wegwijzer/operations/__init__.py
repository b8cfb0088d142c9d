"""What an operator and the machines around us need: a line per request, health, figures, back-ups.

Nothing here says a word about a person or an organisation's content; `requests` names the organisation of a
request by the word in its address, and the figures leave out even that.
"""
