"""The shell: the roof under which all pages live. Look, elements, navigation, own error pages."""
