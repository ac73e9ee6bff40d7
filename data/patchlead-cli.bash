# SPDX-FileCopyrightText: 2026 the authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Completion of patchlead-cli for bash: commands, options, their words, ids of gear, files.

_patchlead_cli_ids ()
{
  patchlead-cli gear list 2>/dev/null | sed -n 's/^\([a-z0-9][a-z0-9-]*\) .*/\1/p'
}

# A wrong name is answered with the right ones.
_patchlead_cli_sheets ()
{
  patchlead-cli export - -o x.pdf --labels - 2>&1 | sed -n 's/^  \([a-z0-9-]*\) .*/\1/p'
}

_patchlead_cli_files ()
{
  local file
  compopt -o filenames 2>/dev/null
  while IFS= read -r file; do
    [[ -d $file || $file == *.$1 ]] && COMPREPLY+=("$file")
  done < <(compgen -f -- "$cur")
}

_patchlead_cli ()
{
  local cur=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local command=${COMP_WORDS[1]} words=
  COMPREPLY=()

  case $before in
    --paper) words='drawing a4 a3 letter' ;;
    --theme) words='paper bw screen' ;;
    --format) words='svg pdf png csv txt' ;;
    --lists) words='cables shopping steps audience inputs findings all' ;;
    --labels) words=$(_patchlead_cli_sheets) ;;
    --wish) words='split louder preamp own-mix' ;;
    -o | --output) compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
    --why | --listener | --seconds | --hear | --own | --author | --first-label | --scale | --dpi | --listeners | --limit)
      return ;;
    *)
      if [[ $cur == -* ]]; then
        words='--json --output --why --listener --seconds --wish --hear --own --paper --lists --labels --first-label
          --cut-marks --author
          --theme --format --scale --dpi --listeners --limit --help'
      elif ((COMP_CWORD == 1)); then
        words='explain repairs diagnose ways listen export import netlist gear own lesson thumbnail'
      elif ((COMP_CWORD == 2)) && [[ $command == gear ]]; then
        words='list show check'
      elif ((COMP_CWORD == 2)) && [[ $command == lesson ]]; then
        words='list check judge'
      elif [[ $command == ways || $command == own || ${COMP_WORDS[2]} == show ]]; then
        words=$(_patchlead_cli_ids)
      elif [[ $command == lesson ]] && ((COMP_CWORD == 3)); then
        _patchlead_cli_files lesson
        return
      elif [[ $command == import ]]; then
        _patchlead_cli_files csv
        return
      elif [[ $command == gear ]]; then
        _patchlead_cli_files device
        _patchlead_cli_files cable
        return
      else
        _patchlead_cli_files patchlead
        return
      fi
      ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}

complete -F _patchlead_cli patchlead-cli
